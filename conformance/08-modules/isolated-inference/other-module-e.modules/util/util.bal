public function plain(int n) returns int => n;

public isolated function declared(int n) returns int => n;
