module example.test/protection

go 1.19
