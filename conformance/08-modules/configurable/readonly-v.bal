// A configurable variable is final, and its type is immutable.

import ballerina/io;

type Limits record {|
    int low;
    int[] steps;
|};

configurable Limits limits = {low: 1, steps: [1, 2]};
configurable int[] numbers = [limits.low, 5];

isolated function first() returns int => numbers[0] + limits.steps[1];

public function main() {
    Limits & readonly same = limits;
    io:println(same.isReadOnly(), numbers.isReadOnly(), first()); // @output truetrue3
}
