// A send or receive does not stand where it could be executed repeatedly.

public function main() {
    worker a {
        foreach int i in 0 ... 2 {
            i -> function; // @error
        }
    }
    int n = <- a;
}
