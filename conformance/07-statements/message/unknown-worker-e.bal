// A peer has to be a worker in scope.

public function main() {
    worker a {
        1 -> missing; // @error
    }
}
