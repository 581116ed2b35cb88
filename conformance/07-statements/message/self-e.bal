// A worker does not send to itself, and only to workers.

public function main() {
    int other = 1;

    worker a {
        1 -> a; // @error
        2 -> other; // @error
    }
}
