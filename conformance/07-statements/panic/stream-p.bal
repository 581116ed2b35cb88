// A panic while a stream's next value is computed shows where it was.

public function main() returns error? {
    stream<int> s = stream from int i in [2, 1, 0]
        select 10 / i; // @panic
    int sum = 0;
    check from int x in s
        do {
            sum += x;
        };
}
