package gateway

// A Status is what a connection is doing.
type Status int32

const (
	// Idle has not begun.
	Idle Status = iota
	// Connecting has no session, or has lost its connection.
	Connecting
	// Ready receives events.
	Ready
	// Stopped is over: the context is done, or Discord wants no more.
	Stopped
)

// String is the status in lower case, for logs and metrics.
func (s Status) String() string {
	return [...]string{"idle", "connecting", "ready", "stopped"}[s]
}
