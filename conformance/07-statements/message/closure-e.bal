// A closure within a worker is no worker.

public function main() {
    worker a {
        var f = function () {
            1 -> function; // @error
        };
        f();
    }
}
