package main

import (
	"fmt"

	"fiqra/bot"
	"fiqra/bot/settings"
)

// openSettings opens what users and servers have chosen: in a directory, or in
// memory without one. The caller calls closeSettings when nobody chooses any more.
func openSettings(dir string) (chosen bot.Settings, closeSettings func() error, err error) {
	if dir == "" {
		return bot.NewMemory(), func() error { return nil }, nil
	}
	store, err := settings.Open(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("FIQRA_DATA_DIR cannot be used: %w", err)
	}
	return store, store.Close, nil
}
