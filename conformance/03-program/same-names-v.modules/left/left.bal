public function side() returns string => "left";
