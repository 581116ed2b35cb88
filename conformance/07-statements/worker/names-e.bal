// A worker's name is one of its block's names.

public function main() {
    int x = 1;

    worker a {
    }

    worker a { // @error
    }

    worker x { // @error
    }
}
