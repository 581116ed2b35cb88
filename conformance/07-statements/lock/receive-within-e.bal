// No message is received, nor sent synchronously, within lock.

public function main() {
    worker a {
        lock {
            1 ->> function; // @error
        }
    }
    worker b {
        2 -> function;
    }
    int x = <- a;
    lock {
        int y = <- b; // @error
    }
}
