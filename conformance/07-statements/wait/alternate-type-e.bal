// The type of an alternate wait is the union of what may come.

public function main() {
    worker a returns int {
        return 1;
    }

    worker b returns string {
        return "x";
    }

    int r = wait a|b; // @error
}
