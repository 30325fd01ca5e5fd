package wire

// Limits is how many rate limits the client remembers.
func (c *Client) Limits() int {
	c.limits.mu.Lock()
	defer c.limits.mu.Unlock()
	return len(c.limits.until)
}
