package cli

import "barre/config"

// devServices starts the dev services that the program's connections need and
// hands their addresses over as configuration. It returns what stops them, nil
// when there are none.
func (c *compiled) devServices(o RunOptions, cfg *config.Config) func() { return nil }
