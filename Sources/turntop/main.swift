print("turntop")
