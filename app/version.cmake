# SPDX-License-Identifier: GPL-3.0-or-later

# BREAKEVEN_BUILD: what the program calls itself, by git where there is one, in the order that packages sort by:
#
#   0.1.0~308.gc77c304   308 commits, none of them tagged v0.1.0 yet
#   0.1.0                the commit tagged v0.1.0, or sources without git
#   0.1.0+5.gabc1234     five commits after it
set(BREAKEVEN_BUILD ${PROJECT_VERSION})
find_program(GIT_EXECUTABLE git)
mark_as_advanced(GIT_EXECUTABLE)
function(breakeven_ask_git result)
    set(said "")
    if(GIT_EXECUTABLE AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
        execute_process(COMMAND ${GIT_EXECUTABLE} -C ${PROJECT_SOURCE_DIR} ${ARGN}
            OUTPUT_VARIABLE said OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    endif()
    set(${result} "${said}" PARENT_SCOPE)
endfunction()

breakeven_ask_git(described describe --tags --long --match "v[0-9]*")
if(described MATCHES "^v([0-9][0-9.]*)-([0-9]+)-(g[0-9a-f]+)$")
    set(BREAKEVEN_BUILD ${CMAKE_MATCH_1})
    if(CMAKE_MATCH_2 GREATER 0)
        string(APPEND BREAKEVEN_BUILD "+${CMAKE_MATCH_2}.${CMAKE_MATCH_3}")
    endif()
else()
    breakeven_ask_git(commits rev-list --count HEAD)
    breakeven_ask_git(commit rev-parse --short HEAD)
    if(commits AND commit)
        set(BREAKEVEN_BUILD "${PROJECT_VERSION}~${commits}.g${commit}")
    endif()
endif()
