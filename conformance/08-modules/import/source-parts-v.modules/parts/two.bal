import ballerina/lang.'string as lib;

public function two() returns int => lib:length("abc");
