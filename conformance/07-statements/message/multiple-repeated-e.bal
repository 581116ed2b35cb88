// A multiple receive names each worker once.

public function main() {
    worker a {
        1 -> function;
        2 -> function;
    }
    record {|int x; int y;|} r = <- {x: a, y: a}; // @error
}
