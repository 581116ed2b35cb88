// An import whose prefix is not used is an error, unless the prefix is _.

import ballerina/io; // @error
import ballerina/lang.array as arrays; // @error
import ballerina/lang.value as _;

public function main() {
}
