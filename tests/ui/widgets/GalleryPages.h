#pragma once

class QWidget;

/// The pages of the gallery, with invented people. The caller owns what it gets.

/// The main window as in the design: rail, look-up field, message, card at the left, work at the right, strip.
QWidget* deskPage();
/// Messages, a form, the queue, pills, a table.
QWidget* partsPage();
/// Empty, loading, every kind of button.
QWidget* statesPage();
/// What the citizen sees: the address to be confirmed, or the field for the code.
QWidget* citizenPage(bool code);
