// The module's init function is not public, and takes nothing.

public function init() { // @error
}
