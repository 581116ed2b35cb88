import ballerina/io;

public function main(int rounds = 400) {
    int hits = 0;
    int sum = 0;
    foreach int i in 0 ..< rounds {
        foreach int j in 0 ..< 400 {
            foreach int k in 0 ..< 200 {
                if (i ^ j) < k {
                    hits += 1;
                }
                sum += i * j - k;
            }
        }
    }
    io:println(hits, " ", sum);
}
