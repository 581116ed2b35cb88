package kafka

// For the tests with programs, which stand outside of the package because they
// link all of Barre.
var (
	Broker   = broker
	DeadAddr = deadAddr
)
