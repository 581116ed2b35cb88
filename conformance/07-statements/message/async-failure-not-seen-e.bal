// When its receiver may fail before receiving, a worker has to flush what it
// sends.

public function main() {
    boolean bad = true;

    worker a {
        1 -> b; // @error
    }

    worker b returns error? {
        if bad {
            return error("x");
        }
        int n = <- a;
    }
}
