// A remote method is not called with a dot, even on self.

client class Door {
    remote function open() {
        self.open(); // @error
    }
}
