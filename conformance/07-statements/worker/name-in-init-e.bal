// A worker's name is not in scope before the workers.

public function main() {
    future<int> early = a; // @error

    worker a returns int {
        return 1;
    }

    int n = wait a;
}
