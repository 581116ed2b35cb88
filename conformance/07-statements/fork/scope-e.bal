// The names of a fork's workers are known after it, within its block.

public function main() {
    {
        fork {
            worker a returns int {
                return 1;
            }
        }
        int n = wait a;
    }
    int m = wait a; // @error
}
