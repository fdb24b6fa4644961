// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "tests/app/pictures/pictured_runs.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <array>

namespace breakeven {

class MainWindow;

enum class PicturedState { FirstStart, Answered, Compared, History, Post, LaidOver, ManyArms };

// The most that another machine's fonts, versions and core counts make of the distance of two pictures.
inline constexpr double pictureTolerance = 0.02;

// A main state of the window, as a picture shows it.
struct WindowPicture
{
    const char* name; // of its file, without ".png"
    PicturedState state = PicturedState::Answered;
    Appearance appearance = Appearance::Light;
    QSize size{1440, 900};
    int textSize = 100; // % of the usual
    double tolerance = pictureTolerance;
};

inline constexpr std::array windowPictures{
    WindowPicture{"first-start", PicturedState::FirstStart},
    WindowPicture{"window-light", PicturedState::Answered},
    WindowPicture{"window-dark", PicturedState::Answered, Appearance::Dark},
    WindowPicture{"compare", PicturedState::Compared},
    WindowPicture{"history", PicturedState::History},
    WindowPicture{"blog-post", PicturedState::Post},
    WindowPicture{"laid-over", PicturedState::LaidOver},
    // Names among many lines stand elsewhere where letters are a little wider; so do many of large ones.
    WindowPicture{"many-arms", PicturedState::ManyArms, Appearance::Light, QSize(1440, 900), 100, 0.06},
    WindowPicture{"small-1280x720", PicturedState::Answered, Appearance::Light, QSize(1280, 720)},
    WindowPicture{"text-150", PicturedState::Answered, Appearance::Light, QSize(1440, 900), 150, 0.05},
};

// Settings, runs and temporary files (what other runs left is told in the window) of a user of this process's
// own, in `home`, which must stay as long as it draws.
// Requires: there is no QApplication yet.
void livePrivately(const QString& home);

// Whether there are the runs that it shows.
[[nodiscard]] bool canBeDrawn(const WindowPicture& picture, const PicturedRuns& runs);

// The window, in English, after it has come to rest. The history is the folder of the runs. A null image
// where it doesn't come to rest. `change`: done to the window before, for tests.
[[nodiscard]] QImage drawn(const WindowPicture& picture, const PicturedRuns& runs,
                           void (*change)(MainWindow& window) = nullptr);

// How far two pictures are from each other: the share of their cells of 16x16 pixels whose mean colour
// differs by more than an eye overlooks. Means make the difference between two drawings of the same letters
// vanish, and keep that between two places of a line. 1 where their sizes differ.
[[nodiscard]] double distanceOf(const QImage& one, const QImage& other);

} // namespace breakeven
