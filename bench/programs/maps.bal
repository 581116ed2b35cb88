import ballerina/io;

public function main() {
    string[] keys = [];
    foreach int i in 0 ..< 1000 {
        keys.push("key" + i.toString());
    }
    map<int> counts = {};
    foreach int i in 0 ..< 3000000 {
        string key = keys[i * 7919 % 1000];
        counts[key] = (counts[key] ?: 0) + i % 3;
    }
    int sum = 0;
    foreach int count in counts {
        sum += count;
    }
    io:println(counts.length(), " ", sum);
}
