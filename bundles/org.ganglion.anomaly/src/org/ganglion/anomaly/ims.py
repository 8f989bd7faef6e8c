import numpy as np,csv
r=list(csv.reader(open('/work/shared/data/bearing-dev/ims_test2_mean_abs.csv')))[1:]
X=np.array([[float(v) for v in q[1:]] for q in r])
for lo in range(0,984,60): print(lo, (983-lo)/6, X[lo:lo+60].mean(0).round(4), X[lo:lo+60].std(0).round(5))
# relative to others
L=np.log(X); 
tr=slice(10,147)
res=L-np.median(L,1,keepdims=True)
for b in range(4):
    m,s=res[tr,b].mean(),res[tr,b].std(); z=(res[:,b]-m)/s
    c=np.zeros(984); 
    ew=0
    for i in range(1,984):
        ew=.95*ew+.05*z[i]; c[i]=ew/np.sqrt(.05/1.95)
    print(b, [ (i,round(c[i],1)) for i in range(150,980,30)])
