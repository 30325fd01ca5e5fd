// Package check holds the files of config/deploy to what the systems read that
// they are for. It is a module of its own, so that the program does not depend on
// those systems' types.
package check
