// The variables of a query are final.

public function main() {
    error? e = from int n in [1]
        let int m = 1
        do {
            n = 2; // @error
            m = 3; // @error
        };
}
