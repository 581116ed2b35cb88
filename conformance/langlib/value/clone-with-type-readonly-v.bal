// The type says whether what is made is immutable.

import ballerina/io;

public function main() returns error? {
    int[] list = [1];
    int[] & readonly fixed = check list.cloneWithType();
    int[] loose = check fixed.cloneWithType();
    loose.push(2);
    any f = fixed;
    io:println(f is readonly, loose, fixed); // @output true[1,2][1]
}
