// An object has one remote method of a name.

client class Door {
    remote function open() {
    }

    remote function open(int n) { // @error
    }
}
