// What is received has the type of what was sent.

public function main() {
    worker a {
        1 -> b;
    }

    worker b {
        string s = <- a; // @error
    }
}
