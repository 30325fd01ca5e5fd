// Package settings keeps what users and servers have chosen in a bbolt file. It
// is [bot.Settings] that outlive the process: a change is on the disk before it is
// confirmed, and a process killed at any moment leaves the last confirmed state.
//
// The package knows the file. It must not know what settings mean; and of users and
// servers it keeps nothing but their ids with what they chose.
package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"fiqra/bot"
)

// fileName is the file in the data directory.
const fileName = "settings.db"

// openWithin bounds the wait for a file that another process has open. Without a
// bound bbolt waits for ever.
const openWithin = time.Second

// The buckets of the file; keys are Discord's ids, values JSON.
var (
	users   = []byte("users")
	servers = []byte("servers")
)

// A Store is the settings in a file. It is safe for concurrent use.
type Store struct{ db *bbolt.DB }

// Open opens the settings in a directory, and makes what is not there yet. The
// error says what to do.
func Open(dir string) (*Store, error) {
	// Ids of people are nobody else's on this machine.
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("making the data directory: %w", err)
	}
	path := filepath.Join(dir, fileName)
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: openWithin})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, fmt.Errorf("%s is in use by another process: stop that, or choose another data directory: %w", path, err)
	case err != nil:
		return nil, fmt.Errorf("opening %s, which must be a file of Fiqra's settings that can be written: %w", path, err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{users, servers} {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("preparing %s: %w", path, err), db.Close())
	}
	return &Store{db}, nil
}

// Close closes the file.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("closing the settings: %w", err)
	}
	return nil
}

// User is what a user has chosen.
func (s *Store) User(id string) (bot.UserSettings, error) {
	var u bot.UserSettings
	return u, s.read(users, id, &u)
}

// Server is what a server has chosen.
func (s *Store) Server(id string) (bot.ServerSettings, error) {
	var g bot.ServerSettings
	return g, s.read(servers, id, &g)
}

// ChangeUser changes what a user has chosen. It is kept when there is no error.
func (s *Store) ChangeUser(id string, change func(*bot.UserSettings)) error {
	return update(s, users, id, change, func(u bot.UserSettings) bool { return u == bot.UserSettings{} })
}

// ChangeServer changes what a server has chosen. It is kept when there is no
// error.
func (s *Store) ChangeServer(id string, change func(*bot.ServerSettings)) error {
	return update(s, servers, id, change, bot.ServerSettings.IsZero)
}

// Durable is true.
func (s *Store) Durable() bool { return true }

// Unfurling reports whether some server has a channel in which cited paragraphs
// are shown unasked.
func (s *Store) Unfurling() (found bool, err error) {
	err = s.db.View(func(tx *bbolt.Tx) error {
		return tx.Bucket(servers).ForEach(func(_, data []byte) error {
			var g bot.ServerSettings
			err := decode(data, &g)
			found = found || g.Unfurls()
			return err
		})
	})
	if err != nil {
		return false, fmt.Errorf("reading settings: %w", err)
	}
	return found, nil
}

func (s *Store) read(bucket []byte, id string, into any) error {
	err := s.db.View(func(tx *bbolt.Tx) error { return decode(tx.Bucket(bucket).Get([]byte(id)), into) })
	if err != nil {
		return fmt.Errorf("reading settings: %w", err)
	}
	return nil
}

func decode(data []byte, into any) error {
	if data == nil {
		return nil
	}
	return json.Unmarshal(data, into)
}

// update changes a value in one transaction, which bbolt has on the disk when it
// returns. What is zero afterwards is deleted.
func update[T any](s *Store, bucket []byte, id string, change func(*T), isZero func(T) bool) error {
	err := s.db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket(bucket)
		var value T
		if err := decode(b.Get([]byte(id)), &value); err != nil {
			return err
		}
		change(&value)
		if isZero(value) {
			return b.Delete([]byte(id))
		}
		data, err := json.Marshal(value)
		if err != nil {
			return err
		}
		return b.Put([]byte(id), data)
	})
	if err != nil {
		return fmt.Errorf("keeping settings: %w", err)
	}
	return nil
}
