package openapi

func (c *command) describe() error { return nil }
