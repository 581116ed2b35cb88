// A receive is not used as another type than that of what is sent.

public function main() {
    worker a {
        "x" -> b;
        1 -> b;
    }

    worker b {
        int n = <- a; // @error
        int m = <- a;
    }
}
