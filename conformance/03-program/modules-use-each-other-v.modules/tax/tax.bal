public function share(int net) returns int => net * 19 / 100;
