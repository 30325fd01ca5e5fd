// Package draw draws the bot's messages as Discord shows them, in HTML: markdown,
// embeds, buttons, menus and the note on messages that one person alone sees.
// The playground and pictures for documentation are made of it.
//
// The package knows Discord's markdown and looks. It must not know HTTP, what a
// button does or where messages come from. What it is given is untrusted and
// comes out escaped. It reads each text's direction off its letters, which
// Discord's own client leaves to the reader's system.
package draw
