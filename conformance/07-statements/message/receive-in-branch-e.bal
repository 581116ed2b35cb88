// A receive does not stand where it might not be executed.

public function main() {
    boolean b = true;

    worker sender {
        1 -> receiver;
    }

    worker receiver {
        if b {
            int n = <- sender; // @error
        }
    }
}
