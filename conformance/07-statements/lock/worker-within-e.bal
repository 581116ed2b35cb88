// No workers are declared within lock.

public function main() {
    int n = 0;
    lock {
        fork {
            worker a { // @error
            }
        }
        n += 1;
    }
}
