// A worker that may end well before a send leaves its receiver without message:
// the receive must expect that.

public function main() {
    boolean skip = true;

    worker a {
        if skip {
            return;
        }
        1 -> b;
    }

    worker b {
        int n = <- a; // @error
    }
}
