package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"fiqra/config"
)

// mode says what the settings have the bot do.
func mode(cfg config.Config) Finding {
	token, gateway := cfg.Token != (config.Secret{}), cfg.Gateway
	switch {
	case !token && cfg.PublicKey == nil:
		return Finding{"configuration", Warn, "neither DISCORD_TOKEN nor DISCORD_PUBLIC_KEY is set: the bot is in a browser only"}
	case !token:
		return Finding{"configuration", Warn, "interactions come over HTTP; without DISCORD_TOKEN nobody registers the commands here, which one process has to do"}
	case cfg.PublicKey != nil && gateway:
		return Finding{"configuration", Good, "interactions come over HTTP, mentions by the gateway"}
	case cfg.PublicKey != nil:
		return Finding{"configuration", Good, "interactions come over HTTP; mentions are not answered"}
	}
	return Finding{"configuration", Good, "everything comes by the gateway"}
}

// othersMayRead are the permissions that a folder with people's ids should not
// have.
const othersMayRead = 0o007

// dataDir tries whether settings can be kept.
func dataDir(dir string) Finding {
	const check = "data folder"
	if dir == "" {
		return Finding{check, Good, "is not set: settings end with the process"}
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist) && makeable(dir):
		return Finding{check, Warn, "there is no FIQRA_DATA_DIR yet; the bot will make it, unless that is a slip of the pen"}
	case err != nil:
		return Finding{check, Fault, fmt.Sprintf("FIQRA_DATA_DIR cannot be used; make the folder, for the user that runs the bot: %v", err)}
	case !info.IsDir():
		return Finding{check, Fault, "FIQRA_DATA_DIR is a file; name a folder"}
	}
	if err := writable(dir); err != nil {
		return Finding{check, Fault, fmt.Sprintf("the user that runs the bot cannot write into FIQRA_DATA_DIR; make it theirs, with what is in it: %v", err)}
	}
	if info.Mode().Perm()&othersMayRead != 0 {
		return Finding{check, Warn, "everybody on this machine can look into FIQRA_DATA_DIR; take their permissions away with chmod o-rwx"}
	}
	return Finding{check, Good, "can be written"}
}

// makeable reports whether a folder that is not there can be made, in the first
// one above it that is.
func makeable(dir string) bool {
	above := filepath.Dir(dir)
	if _, err := os.Stat(above); errors.Is(err, fs.ErrNotExist) && above != dir {
		return makeable(above)
	}
	probe, err := os.MkdirTemp(above, ".doctor-*")
	return err == nil && os.Remove(probe) == nil
}

// writable tries whether files can be made in a folder, and written that are
// there.
func writable(dir string) error {
	probe, err := os.CreateTemp(dir, ".doctor-*")
	if err != nil {
		return err
	}
	probe.Close()
	os.Remove(probe.Name())
	stores, err := filepath.Glob(filepath.Join(dir, "*.db"))
	for _, name := range stores {
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		f.Close()
	}
	return err
}

// How far the clock may be off: what nobody minds, and what leaves too little of
// the five minutes that requests over HTTP may be off by.
const (
	skewFine  = 10 * time.Second
	skewFault = time.Minute
)

// clock asks Discord for the time, which also tells whether it can be reached.
func clock(ctx context.Context, cfg config.Config, d Discord) (reached bool, f Finding) {
	skew, err := d.Skew(ctx)
	if err != nil {
		return false, Finding{"network", Fault, fmt.Sprintf("Discord cannot be reached at DISCORD_API_URL; check network, proxy and certificates: %v", err)}
	}
	off := skew.Abs().Round(time.Second)
	switch {
	case off <= skewFine:
		return true, Finding{"clock", Good, "agrees with Discord's"}
	case off <= skewFault || cfg.PublicKey == nil:
		return true, Finding{"clock", Warn, fmt.Sprintf("is off by %s; set it by NTP", off)}
	}
	return true, Finding{"clock", Fault, fmt.Sprintf("is off by %s: requests over HTTP that are off by five minutes are refused; set it by NTP", off)}
}
