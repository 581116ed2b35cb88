// Every send has a receive and every receive a send.

public function main() {
    worker a {
        1 -> function; // @error
    }
    worker b {
        int x = <- function; // @error
    }
}
