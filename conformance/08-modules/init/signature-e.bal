// The init function is not public, has no parameters, and returns error? at
// most.

public function init() { // @error
}
