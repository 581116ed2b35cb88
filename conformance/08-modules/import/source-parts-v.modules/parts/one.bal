import ballerina/lang.array as lib;

public function one() returns int => lib:length([1, 2]);
