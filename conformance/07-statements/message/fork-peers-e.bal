// Workers of a fork are no peers of the function's workers, nor of another fork's.

public function main() {
    worker outer {
        fork {
            worker inner {
                1 -> outer; // @error
            }
        }
    }
    fork {
        worker x {
            2 -> y;
            int n = <- outer; // @error
        }
        worker y {
            int m = <- x;
        }
    }
}
