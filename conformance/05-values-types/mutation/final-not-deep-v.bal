// A final variable keeps its value, which may itself be changed.

import ballerina/io;

final int[] scores = [];

public function main() {
    final map<int> ages = {};
    ages["Ann"] = 40;
    scores.push(1, 2);
    io:println(ages, " ", scores); // @output {"Ann":40} [1,2]
}
