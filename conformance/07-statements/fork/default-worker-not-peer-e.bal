// The default worker is no peer of a fork's workers.

public function main() {
    fork {
        worker a {
            1 -> function; // @error
        }
    }
}
