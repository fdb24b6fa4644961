# SPDX-License-Identifier: GPL-3.0-or-later

# What is installed, and the two Debian packages that `cpack` makes of it: breakeven, with the window, and
# breakeven-cli, which needs nothing of a desktop. Neither needs the other.

include(GNUInstallDirs)
set(resources ${PROJECT_SOURCE_DIR}/resources)

# No address is made up that could be somebody's: whoever publishes this names a place of theirs.
set(BREAKEVEN_HOME "" CACHE STRING
    "Address below which manual, issues, source and screenshots are published; none: packages name none")
set(BREAKEVEN_CONTACT maintainers@breakeven.invalid CACHE STRING "Mail address of who makes the packages")
set(maintainer "The Breakeven developers <${BREAKEVEN_CONTACT}>")

# Debian's files of every package.
find_program(GZIP_EXECUTABLE gzip REQUIRED)
mark_as_advanced(GZIP_EXECUTABLE)
breakeven_ask_git(date log -1 --format=%cD)
if(NOT date)
    string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
endif()
set(documents ${CMAKE_CURRENT_BINARY_DIR}/documents)
set(changelog ${documents}/changelog)
file(CONFIGURE OUTPUT ${changelog} @ONLY CONTENT [[
breakeven (@BREAKEVEN_BUILD@) unstable; urgency=medium

  * The release notes are in the AppStream data of the package breakeven.

 -- @maintainer@  @date@
]])
execute_process(COMMAND ${GZIP_EXECUTABLE} --force --keep --no-name --best ${changelog} COMMAND_ERROR_IS_FATAL ANY)

set(always ALL)
if(BREAKEVEN_SANITIZE) # a leak of Qt's would end the build
    set(always "")
endif()

# breakeven_install_program(target component): the program with all that is named after it.
function(breakeven_install_program target component)
    set(page ${documents}/${target}.1.gz)
    set(completion ${documents}/${target})
    set(writer ${resources}/package/documents-of-help)
    add_custom_command(OUTPUT ${page} ${completion}
        COMMAND ${writer} $<TARGET_FILE:${target}> ${documents}
        DEPENDS ${target} ${writer}
        COMMENT "Writing manual page and completion of ${target}"
        VERBATIM)
    add_custom_target(${target}-documents ${always} DEPENDS ${page} ${completion})

    install(TARGETS ${target} COMPONENT ${component})
    install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT ${component})
    install(FILES ${completion} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        COMPONENT ${component})
    set(papers ${CMAKE_INSTALL_DATADIR}/doc/${target})
    install(FILES ${changelog}.gz DESTINATION ${papers} COMPONENT ${component})
    install(FILES ${resources}/package/copyright DESTINATION ${papers} COMPONENT ${component})
endfunction()
breakeven_install_program(breakeven window)
breakeven_install_program(breakeven-cli headless)

install(FILES ${resources}/org.breakeven.Breakeven.desktop
    DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT window)

# breakeven_write_metainfo(folder home): what software centres read, without its addresses where `home` is empty.
set(metainfo org.breakeven.Breakeven.metainfo.xml)
function(breakeven_write_metainfo folder home)
    file(READ ${resources}/${metainfo}.in text)
    if(NOT home)
        string(REGEX REPLACE "\n *<screenshots>.*</screenshots>|\n *<url[^\n]*" "" text "${text}")
    endif()
    file(CONFIGURE OUTPUT ${folder}/${metainfo} CONTENT "${text}" @ONLY)
endfunction()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${resources}/${metainfo}.in)
breakeven_write_metainfo(${documents} "${BREAKEVEN_HOME}")
breakeven_write_metainfo(${documents}/published https://breakeven.example) # for the tests
install(FILES ${documents}/${metainfo}
    DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT window)
install(FILES ${resources}/org.breakeven.Breakeven-mime.xml
    DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages COMPONENT window RENAME org.breakeven.Breakeven.xml)
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES ${resources}/icons/org.breakeven.Breakeven.svg DESTINATION ${icons}/scalable/apps COMPONENT window)
foreach(size 16 22) # where the large one is a blur
    install(FILES ${resources}/icons/org.breakeven.Breakeven-16.svg DESTINATION ${icons}/${size}x${size}/apps
        COMPONENT window RENAME org.breakeven.Breakeven.svg)
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VERSION ${BREAKEVEN_BUILD})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "tells when threads pay off for storage I/O")
set(CPACK_PACKAGE_CONTACT ${maintainer})
set(CPACK_PACKAGE_HOMEPAGE_URL ${BREAKEVEN_HOME})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL window headless)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)

set(measures
"Threads hide waiting, but handing work to them has its price. Breakeven
measures both on this machine, against your storage (files, folders of other
machines, Redis, Ceph), natively and with CPython, and marks the point from
where on threads pay off, with its 95 % interval.
.")
# What the verb run needs at first (a Redis server of its own), and what single back ends do.
set(backEnds "redis-server, openssh-client, sshfs")
set(pythons "librados2, python3-numpy, python3-rados, python3-redis")

set(CPACK_DEBIAN_WINDOW_PACKAGE_NAME breakeven)
set(CPACK_DEBIAN_WINDOW_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_WINDOW_PACKAGE_RECOMMENDS "${backEnds}, fonts-inter, qt6-wayland")
set(CPACK_DEBIAN_WINDOW_PACKAGE_SUGGESTS "${pythons}, qt6-translations-l10n")
set(CPACK_COMPONENT_WINDOW_DESCRIPTION
"${measures}
This package has the window and the command line.")

set(CPACK_DEBIAN_HEADLESS_PACKAGE_NAME breakeven-cli)
set(CPACK_DEBIAN_HEADLESS_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_HEADLESS_PACKAGE_RECOMMENDS "${backEnds}")
set(CPACK_DEBIAN_HEADLESS_PACKAGE_SUGGESTS "${pythons}")
set(CPACK_COMPONENT_HEADLESS_DESCRIPTION
"${measures}
This package has the command line without charts, for machines without a
desktop.")
include(CPack)
