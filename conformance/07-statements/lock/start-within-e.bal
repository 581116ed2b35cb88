// No strand is started within lock.

function f() {
}

public function main() {
    lock {
        future<()> a = start f(); // @error
    }
}
