// The result of flush tells how the last message before it fared.

function risky() returns error? => ();

public function main() {
    worker a {
        1 -> b;
        flush b;
        2 -> b;
        () late = flush b; // @error
        flush b;
        () all = flush;
    }
    worker b returns error? {
        int x = <- a;
        check risky();
        int y = <- a;
    }
}
